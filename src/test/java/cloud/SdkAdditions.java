package cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;

/**
 * What the client of the SDK knows of a structure and the older model does not: members that AWS has added since. They come
 * from the fields of the client's own classes, which are generated from the newer model; patterns and ranges are not in those.
 */
final class SdkAdditions {
    private final ServiceModel model;

    private SdkAdditions(ServiceModel model) {
        this.model = model;
    }

    /** Adds to a shape, and to what it holds, the members that only the client's class has. */
    static void add(ServiceModel model, String shape, SdkPojo client) {
        new SdkAdditions(model).structure(shape, client);
    }

    private void structure(String name, SdkPojo client) {
        if (!model.hasShape(name)) {
            ObjectNode shape = ServiceModel.JSON.createObjectNode().put("type", "structure");
            shape.putObject("members");
            shape.putArray("required");
            model.add(name, shape);
        }
        ObjectNode members = (ObjectNode) model.shape(name).node().path("members");
        for (SdkField<?> field : client.sdkFields()) {
            if (!members.has(field.locationName())) {
                ObjectNode member = members.putObject(field.locationName());
                member.put("shape", shape(name + "." + field.locationName(), field));
                if (field.containsTrait(RequiredTrait.class)) {
                    ((ObjectNode) model.shape(name).node())
                            .withArray("/required")
                            .add(field.locationName());
                }
            }
        }
    }

    private String shape(String name, SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            structure(name, (SdkPojo) field.constructor().get());
            return name;
        }
        ObjectNode shape = ServiceModel.JSON.createObjectNode();
        if (type == MarshallingType.LIST) {
            SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
            shape.put("type", "list").putObject("member").put("shape", shape(name + "[]", element));
        } else if (type == MarshallingType.MAP) {
            SdkField<?> value = field.getTrait(MapTrait.class).valueFieldInfo();
            shape.put("type", "map").putObject("key").put("shape", "TagKey");
            shape.putObject("value").put("shape", shape(name + "{}", value));
        } else {
            shape.put("type", scalar(type));
        }
        model.add(name, shape);
        return name;
    }

    private static String scalar(MarshallingType<?> type) {
        if (type == MarshallingType.INTEGER || type == MarshallingType.LONG) {
            return "long";
        }
        if (type == MarshallingType.BOOLEAN) {
            return "boolean";
        }
        if (type == MarshallingType.INSTANT) {
            return "timestamp";
        }
        if (type == MarshallingType.STRING) {
            return "string";
        }
        throw new IllegalArgumentException("a field of the type " + type + " is not known here");
    }
}
