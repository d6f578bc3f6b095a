package io.github.socketiojakarta.harness;

import jakarta.servlet.ServletContainerInitializer;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import org.apache.tomcat.util.descriptor.web.ContextResource;

/** Gives an application in Tomcat an object under a name in JNDI. */
public final class NamedObject implements ObjectFactory {

    private static final Map<String, Object> OBJECTS = new ConcurrentHashMap<>();

    /** Starts an application that finds the object below {@code java:comp/env/}. */
    public static TestServer serve(String name, Object object, ServletContainerInitializer application)
            throws Exception {
        OBJECTS.put(name, object);
        return TomcatServer.start(Container.HttpVersions.ONE, Login.NONE, "", application, (tomcat, context) -> {
            tomcat.enableNaming();
            ContextResource resource = new ContextResource();
            resource.setName(name);
            resource.setType(Object.class.getName());
            resource.setProperty("path", name);
            resource.setProperty("factory", NamedObject.class.getName());
            context.getNamingResources().addResource(resource);
        });
    }

    @Override
    public Object getObjectInstance(Object reference, Name name, Context context, Hashtable<?, ?> environment) {
        return OBJECTS.get(((Reference) reference).get("path").getContent());
    }
}
