package io.github.socketiojakarta.example.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Where the resources are. */
@ApplicationPath("api")
public class Api extends Application {

    /** By name: RESTEasy would else look through all jars, and warn of finding its own classes there. */
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(AnnouncementResource.class);
    }
}
