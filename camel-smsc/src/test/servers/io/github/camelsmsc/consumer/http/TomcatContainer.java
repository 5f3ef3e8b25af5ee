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
package io.github.camelsmsc.consumer.http;

import java.io.File;

import jakarta.servlet.Filter;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Tomcat with Camel's servlet, which is asynchronous only where it is told: docs/reliability-servers.adoc says why. */
final class TomcatContainer implements ServletContainer {

    private final Tomcat tomcat = new Tomcat();
    private boolean asynchronous;
    private Filter filter;

    TomcatContainer(int port) {
        tomcat.setBaseDir("target/tomcat-" + port);
        tomcat.setPort(port);
    }

    /** With a filter before the servlet. */
    TomcatContainer asynchronous(Filter before) {
        asynchronous = true;
        filter = before;
        return this;
    }

    @Override
    public void start() throws LifecycleException {
        Context context = tomcat.addContext(CONTEXT_PATH, new File(".").getAbsolutePath());
        if (filter != null) {
            addFilter(context);
        }
        Wrapper servlet = Tomcat.addServlet(context, "CamelServlet", new CamelHttpTransportServlet());
        servlet.setAsyncSupported(asynchronous);
        servlet.addInitParameter("async", String.valueOf(asynchronous));
        servlet.setLoadOnStartup(1);
        context.addServletMappingDecoded(SERVLET_PATH + "/*", "CamelServlet");
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        // a servlet reads its request in a thread: as many as there may be slow senders
        tomcat.getConnector().setProperty("maxThreads", "600");
        tomcat.start();
    }

    private void addFilter(Context context) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(filter.getClass().getName());
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName(definition.getFilterName());
        mapping.addURLPatternDecoded("/*");
        context.addFilterMap(mapping);
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
