package io.github.socketiojakarta.example.api;

import io.github.socketiojakarta.example.admin.Announcement;
import io.github.socketiojakarta.example.admin.Announcements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** Announcements of programs. */
@ApplicationScoped
@Path("announcements")
public class AnnouncementResource {

    @Inject
    Announcements announcements;

    /** Takes nothing but JSON, which a form on a page of another origin cannot send. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Announcement announce(@NotNull @Valid AnnouncementRequest request, @Context SecurityContext security) {
        return announcements.publish(request.text(), security.getUserPrincipal().getName());
    }
}
