/**
 * What outlives the application: rooms, messages and pictures, in a database. {@link
 * io.github.socketiojakarta.example.store.Database} finds or opens it; the other classes have the SQL, which is plain and
 * runs on the threads that call it.
 */
package io.github.socketiojakarta.example.store;
