package io.github.socketiojakarta.example.admin;

import io.github.socketiojakarta.example.chat.Member;
import java.util.List;

/**
 * What the administrators see.
 *
 * @param revision a page forgets what is older than what it shows: visitors come on many threads, and two overviews may
 *     overtake each other
 * @param rooms the names of the rooms
 * @param visitors everybody
 */
public record Overview(long revision, List<String> rooms, List<Member> visitors) {}
