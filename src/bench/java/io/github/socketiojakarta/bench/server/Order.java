package io.github.socketiojakarta.bench.server;

import java.util.List;

/** The payload of the POJO echo, about 1 KB as JSON. */
public record Order(long id, String customer, String street, String city, boolean express, List<Item> items) {

    /** One line of the order. */
    public record Item(String article, int quantity, double price, String remark) {}
}
