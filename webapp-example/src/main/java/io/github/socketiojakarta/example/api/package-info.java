/**
 * REST for programs: {@link io.github.socketiojakarta.example.api.AnnouncementResource} emits from outside of any event,
 * {@link io.github.socketiojakarta.example.api.ApiAccess} says who may.
 */
package io.github.socketiojakarta.example.api;
