package dev.faultline.scenario;

/** A tag on resources of AWS. */
public record AwsTag(String key, String value) {}
