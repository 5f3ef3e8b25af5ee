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

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** A repository that works as the one behind it until told to fail. */
final class FailingRepository extends ServiceSupport implements IdempotentRepository, CamelContextAware {

    private final IdempotentRepository behind;
    private CamelContext context;
    private volatile boolean failOnLookUp;
    private volatile boolean failOnAdd;

    FailingRepository(IdempotentRepository behind) {
        this.behind = behind;
    }

    void failOnLookUp(boolean fail) {
        failOnLookUp = fail;
    }

    void failOnAdd(boolean fail) {
        failOnAdd = fail;
    }

    @Override
    public boolean contains(String key) {
        if (failOnLookUp) {
            throw new IllegalStateException("told to fail");
        }
        return behind.contains(key);
    }

    @Override
    public boolean add(String key) {
        if (failOnAdd) {
            throw new IllegalStateException("told to fail");
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
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
        CamelContextAware.trySetCamelContext(behind, camelContext);
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
