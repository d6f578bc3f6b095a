/**
 * The login of the administrators. The users and their roles are the container's; {@code WEB-INF/web.xml} says which pages
 * need one.
 */
package io.github.socketiojakarta.example.login;
