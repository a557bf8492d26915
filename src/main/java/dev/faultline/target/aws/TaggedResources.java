package dev.faultline.target.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/**
 * Finds resources by what they are tagged with.
 *
 * @param aws whom to ask
 */
public record TaggedResources(AwsClients aws) {
    /**
     * A resource.
     *
     * @param arn its ARN
     * @param tags all of its tags
     */
    public record Resource(String arn, Map<String, String> tags) {
        /** What its ARN ends with, behind the last colon or slash: its name or id. */
        public String id() {
            return arn.substring(Math.max(arn.lastIndexOf(':'), arn.lastIndexOf('/')) + 1);
        }
    }

    /** Those of a type, such as {@code rds:db}, that bear all of these tags. */
    public List<Resource> find(String type, Map<String, String> tags) throws AwsCallFailed, InterruptedException {
        List<TagFilter> filters = tags.entrySet().stream()
                .map(tag -> TagFilter.builder()
                        .key(tag.getKey())
                        .values(tag.getValue())
                        .build())
                .toList();
        return all(GetResourcesRequest.builder()
                .resourceTypeFilters(type)
                .tagFilters(filters)
                .build());
    }

    /** Those that bear this tag, of whatever type. */
    public List<Resource> find(String key, String value) throws AwsCallFailed, InterruptedException {
        return all(GetResourcesRequest.builder()
                .tagFilters(TagFilter.builder().key(key).values(value).build())
                .build());
    }

    private List<Resource> all(GetResourcesRequest request) throws AwsCallFailed, InterruptedException {
        return aws.call("tag:GetResources", () -> {
            List<Resource> found = new ArrayList<>();
            aws.tagging()
                    .getResourcesPaginator(request)
                    .resourceTagMappingList()
                    .forEach(mapping -> found.add(new Resource(mapping.resourceARN(), tags(mapping.tags()))));
            return found;
        });
    }

    private static Map<String, String> tags(List<Tag> tags) {
        Map<String, String> all = new LinkedHashMap<>();
        tags.forEach(tag -> all.put(tag.key(), tag.value()));
        return all;
    }
}
