/**
 * A chat to start from, with a page for administrators. Everything is a CDI bean or a servlet, found by its annotations;
 * the packages know each other in this direction only:
 *
 * <pre>
 *   api (REST) ──► admin (namespace /admin) ──► chat (namespace /) ──► store (database)
 *    └───────────► login (servlets)
 * </pre>
 */
package io.github.socketiojakarta.example;
