package dev.faultline.scenario;

import java.util.Optional;

/**
 * What one of the system's services is in AWS.
 *
 * @param is the resource
 * @param address how others reach it: a domain name, an IPv4 address or a block of them; empty where no fault needs to know
 * @param prefixList the name or id of the managed prefix list that holds its addresses, likewise
 * @param role the name of the role with which it calls AWS itself, likewise
 */
public record AwsService(
        AwsResource is, Optional<String> address, Optional<String> prefixList, Optional<String> role) {}
