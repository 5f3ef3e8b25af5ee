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

import java.util.Random;

import io.github.camelsmsc.SmscConstants;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.main.Main;

/**
 * One of several nodes, in a process of its own: all that it is comes from the files that it is told. Then it asks the
 * provider as fast as it may, for one and the same list and for many different calls.
 */
public final class NodeApplication {

    static final String PROPERTIES = "properties";
    static final String ROUTES = "routes";
    static final String CLUSTER = "cluster";
    private static final int THREADS = 20;

    private NodeApplication() {
    }

    /**
     * @param arguments the file of the properties, that of the routes, the folder of the cluster and the port, as name=value
     */
    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, argument.indexOf('='))) {
                case PROPERTIES -> main.setPropertyPlaceholderLocations("file:" + value);
                case ROUTES -> main.configure().withRoutesIncludePattern("file:" + value);
                case CLUSTER -> joinCluster(main, value);
                default -> main.addInitialProperty("camel.server.port", value);
            }
        }
        main.start();
        ProducerTemplate template = main.getCamelTemplate();
        Random random = new Random();
        for (int i = 0; i < THREADS; i++) {
            boolean identical = i == 0;
            new Thread(() -> {
                while (true) {
                    String phone = "79" + (100_000_000 + random.nextInt(900_000_000));
                    // what the limits refuse is no matter here: the next comes at once
                    template.request(identical ? "smsc:receive_phones" : "smsc:wait_call",
                            exchange -> exchange.getMessage().setHeader(SmscConstants.PHONE, phone));
                }
            }).start();
        }
    }

    private static void joinCluster(Main main, String folder) {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(folder);
        main.bind("cluster", cluster);
        cluster.setAcquireLockInterval(1); // seconds, a tenth of the default
    }
}
