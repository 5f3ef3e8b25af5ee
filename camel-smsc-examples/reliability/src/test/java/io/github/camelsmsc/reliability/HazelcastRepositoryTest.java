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

import java.util.ArrayList;
import java.util.List;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import org.apache.camel.processor.idempotent.hazelcast.HazelcastIdempotentRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Durable as long as one member of the cluster lives. */
class HazelcastRepositoryTest implements DurableRepositoryContract, SharedRepositoryContract {

    private final List<HazelcastInstance> members = new ArrayList<>();
    private final int port = Ports.free();

    @Override
    public IdempotentRepository open() {
        Config config = new Config().setClusterName("smsc-" + port);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.getNetworkConfig().setPort(port).setPortAutoIncrement(true);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).addMember("127.0.0.1:" + port)
                .setConnectionTimeoutSeconds(60); // who gives up on the first makes a cluster of its own
        HazelcastInstance member = Hazelcast.newHazelcastInstance(config);
        members.add(member);
        // until what is on the first has a copy on the second
        Patience.await().until(() -> member.getPartitionService().isClusterSafe());
        return new HazelcastIdempotentRepository(member, "smsc-callbacks");
    }

    @AfterEach
    void endCluster() {
        members.forEach(member -> member.getLifecycleService().terminate());
    }

    @Test
    void memberThatIsDownIsAnswered503() {
        CountingRoute route = new CountingRoute();
        try (Provider provider = new Provider(); Application node = start(route, open())) {
            members.get(0).getLifecycleService().terminate();

            assertThat(provider.send(node.callbackUrl(), Provider.status(1))).isEqualTo(503);
        }

        assertThat(route.routed()).isEmpty();
    }

    @Test
    void eventRoutedByAMemberThatDiedIsNotRoutedByTheOther() {
        CountingRoute first = new CountingRoute();
        CountingRoute second = new CountingRoute();
        try (Provider provider = new Provider();
             Application one = start(first, open());
             Application two = start(second, open())) {
            assertThat(provider.send(one.callbackUrl(), Provider.status(1))).isEqualTo(200);
            members.get(0).getLifecycleService().terminate();
            assertThat(provider.send(two.callbackUrl(), Provider.status(1))).isEqualTo(200);
        }

        assertThat(second.routed()).isEmpty();
    }
}
