/**
 * What administrators see and do: {@link io.github.socketiojakarta.example.admin.Administration} is the namespace of
 * their page, {@link io.github.socketiojakarta.example.admin.LiveOverview} keeps it up to date.
 */
package io.github.socketiojakarta.example.admin;
