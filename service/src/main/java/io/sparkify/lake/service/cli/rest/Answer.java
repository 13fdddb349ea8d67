package io.sparkify.lake.service.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A JSON document that the service sent.
 *
 * @param document as it was sent
 */
public record Answer(String document, JsonNode json) {}
