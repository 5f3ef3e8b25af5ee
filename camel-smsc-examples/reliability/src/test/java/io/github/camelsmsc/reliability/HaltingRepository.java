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
package io.github.camelsmsc.reliability;

import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** Kills the process at the worst moment, once it has stored so many keys: the route is done, the key is not stored. */
final class HaltingRepository extends ServiceSupport implements IdempotentRepository {

    /** As by SIGKILL. */
    static final int KILLED = 137;

    private final IdempotentRepository behind;
    private final AtomicInteger left;

    HaltingRepository(IdempotentRepository behind, int keys) {
        this.behind = behind;
        this.left = new AtomicInteger(keys);
    }

    @Override
    public boolean contains(String key) {
        return behind.contains(key);
    }

    @Override
    public boolean add(String key) {
        if (left.getAndDecrement() <= 0) {
            Runtime.getRuntime().halt(KILLED);
        }
        return behind.add(key);
    }

    @Override
    public boolean confirm(String key) {
        return behind.confirm(key);
    }

    @Override
    public boolean remove(String key) {
        return behind.remove(key);
    }

    @Override
    public void clear() {
        behind.clear();
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(behind);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(behind);
    }
}
