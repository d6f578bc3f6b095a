package io.github.socketiojakarta.example.chat;

import io.github.socketiojakarta.example.store.News;
import java.util.List;
import java.util.Map;

/**
 * What a visitor sees beside the conversation.
 *
 * @param me the id of the visitor
 * @param rooms all rooms there are
 * @param members who is in the visitor's room
 * @param partners the names of those with whom the visitor has private conversations, by their ids
 * @param news what was said since the visitor was here last
 */
public record Lobby(String me, List<String> rooms, List<Person> members, Map<String, String> partners, News news) {}
