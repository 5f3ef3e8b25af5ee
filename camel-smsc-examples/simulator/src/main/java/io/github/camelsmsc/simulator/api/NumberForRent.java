/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelsmsc.simulator.api;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A number that can be rented.
 *
 * @param phone       the number, digits
 * @param type        1 or 4 a dedicated virtual number, 2 a number on the SIM hosting service
 * @param cost        for a full month, as text with the provider's digits
 * @param currentCost for the rest of the current month, debited on rent
 * @param info        the operator and what it takes; may have commas
 */
public record NumberForRent(String phone, int type, String cost, String currentCost, String info) {

    /** Checks that the costs are numbers. */
    public NumberForRent {
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(info, "info");
        new BigDecimal(cost);
        new BigDecimal(currentCost);
    }
}
