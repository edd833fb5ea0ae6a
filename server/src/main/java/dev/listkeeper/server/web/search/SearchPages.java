package dev.listkeeper.server.web.search;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The page of what was searched for. */
@Configuration(proxyBeanMethods = false)
@Import(SearchController.class)
public class SearchPages {}
