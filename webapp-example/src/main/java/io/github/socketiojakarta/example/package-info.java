/**
 * A chat to start from, with a page for administrators. Everything is a CDI bean; the packages know each other in this
 * direction only:
 *
 * <pre>
 * api (REST) ──► admin (namespace /admin) ──► chat (namespace /)        login (who an administrator is)
 * </pre>
 */
package io.github.socketiojakarta.example;
