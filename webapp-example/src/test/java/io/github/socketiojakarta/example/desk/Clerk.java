package io.github.socketiojakarta.example.desk;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** An enterprise bean, which asks its container who calls. */
@Stateless
@DeclareRoles({"user", "admin"})
@PermitAll
public class Clerk {

    @Resource
    SessionContext session;

    /** Returns the caller's name and roles. */
    public String caller() {
        return session.getCallerPrincipal().getName()
                + (session.isCallerInRole("user") ? " user" : "")
                + (session.isCallerInRole("admin") ? " admin" : "");
    }

    /** What only an admin may ask for. */
    @RolesAllowed("admin")
    public String approve() {
        return "approved";
    }
}
