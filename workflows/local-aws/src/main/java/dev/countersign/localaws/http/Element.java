package dev.countersign.localaws.http;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An element of an XML answer, with a text or with child elements. */
public record Element(String name, String text, List<Element> children) {

    public static Element of(String name, String text) {
        return new Element(name, text, List.of());
    }

    public static Element of(String name, List<Element> children) {
        return new Element(name, "", children);
    }

    public static Element of(String name, Element... children) {
        return new Element(name, "", List.of(children));
    }

    void write(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(writable(text));
        for (var child : children) {
            child.write(xml);
        }
        xml.writeEndElement();
    }

    /** XML cannot hold control characters, not even escaped ones. */
    private static String writable(String text) {
        return text.replaceAll(
                "[^\\x09\\x0A\\x0D\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
