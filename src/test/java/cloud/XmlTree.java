package cloud;

import cloud.Shape.Member;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Answers of the query protocol: a tree as the XML that the model says it is. */
final class XmlTree {
    private final ServiceModel model;
    private final XMLStreamWriter xml;

    private XmlTree(ServiceModel model, XMLStreamWriter xml) {
        this.model = model;
        this.xml = xml;
    }

    static String answer(ServiceModel model, OperationModel operation, ObjectNode output) {
        return document(model, operation.name() + "Response", tree -> {
            String wrapper = operation.resultWrapper().orElse(operation.name() + "Result");
            tree.xml.writeStartElement(wrapper);
            if (operation.output().isPresent()) {
                tree.members(model.shape(operation.output().get()), output);
            }
            tree.xml.writeEndElement();
            tree.xml.writeStartElement("ResponseMetadata");
            tree.element("RequestId", "stand-in");
            tree.xml.writeEndElement();
        });
    }

    static String refusal(ServiceModel model, AwsException refusal, String requestId) {
        return document(model, "ErrorResponse", tree -> {
            tree.xml.writeStartElement("Error");
            tree.element("Type", refusal.status() < 500 ? "Sender" : "Receiver");
            tree.element("Code", refusal.code());
            tree.element("Message", refusal.getMessage());
            tree.xml.writeEndElement();
            tree.element("RequestId", requestId);
        });
    }

    private interface Content {
        void write(XmlTree tree) throws XMLStreamException;
    }

    private static String document(ServiceModel model, String root, Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(model.xmlNamespace());
            content.write(new XmlTree(model, xml));
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an answer cannot be written as XML", e);
        }
        return text.toString();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void members(Shape shape, JsonNode value) throws XMLStreamException {
        for (Member member : shape.members().values()) {
            if (value.has(member.name())) {
                value(member.wireName(), model.shape(member.shape()), value.get(member.name()));
            }
        }
    }

    private void value(String name, Shape shape, JsonNode value) throws XMLStreamException {
        switch (shape.type()) {
            case "structure" -> {
                xml.writeStartElement(name);
                members(shape, value);
                xml.writeEndElement();
            }
            case "list" -> list(name, shape, value);
            case "map" -> map(name, shape, value);
            default -> element(name, Scalars.text(shape, value));
        }
    }

    private void list(String name, Shape shape, JsonNode value) throws XMLStreamException {
        Shape element = model.shape(shape.element().shape());
        if (!shape.flattened()) {
            xml.writeStartElement(name);
        }
        for (JsonNode one : value) {
            value(shape.flattened() ? name : shape.element().wireName(), element, one);
        }
        if (!shape.flattened()) {
            xml.writeEndElement();
        }
    }

    private void map(String name, Shape shape, JsonNode value) throws XMLStreamException {
        xml.writeStartElement(name);
        Iterator<Map.Entry<String, JsonNode>> entries = value.fields();
        while (entries.hasNext()) {
            Map.Entry<String, JsonNode> entry = entries.next();
            xml.writeStartElement("entry");
            element(shape.key().wireName(), entry.getKey());
            value(shape.value().wireName(), model.shape(shape.value().shape()), entry.getValue());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
