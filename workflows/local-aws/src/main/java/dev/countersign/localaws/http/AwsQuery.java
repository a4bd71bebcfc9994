package dev.countersign.localaws.http;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/** The query protocol: a form is sent to the root, or to a queue, by POST, its parameter Action names the operation; the answer is XML. */
public final class AwsQuery implements Protocol {

    private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final QueryService service;
    private final int maximumBodyBytes;
    private final Predicate<Head> own;

    /** @param own which forms are for this service */
    public AwsQuery(QueryService service, int maximumBodyBytes, Predicate<Head> own) {
        this.service = service;
        this.maximumBodyBytes = maximumBodyBytes;
        this.own = own;
    }

    @Override
    public boolean speaks(Head head) {
        return head.mediaType().equals(MEDIA_TYPE) && own.test(head);
    }

    @Override
    public Optional<String> service(Head head) {
        return Optional.of(service.name());
    }

    @Override
    public int maximumBodyBytes(Head head) {
        return maximumBodyBytes;
    }

    @Override
    public Response answer(Head head, String body, String requestId) throws InterruptedException {
        if (!head.method().equals("POST")) {
            throw AwsErrors.unknownOperation(service.name(), head.method() + " " + head.path());
        }
        // The path of a queue names it, unless the form does.
        var parameters = head.path().equals("/")
                ? Parameters.parse(body)
                : Parameters.parse(body).orElse("QueueUrl", head.path());
        var action = parameters
                .text("Action")
                .orElseThrow(() -> new AwsError(
                        "MissingAction", "The request is missing an action or a required parameter.", 400));
        var version = parameters.text("Version").orElse("");
        if (!version.equals(service.version()) || !action.matches("[A-Za-z]{1,64}")) {
            throw new AwsError(
                    "InvalidAction",
                    "Could not find operation %s for version %s"
                            .formatted(action, version.isEmpty() ? "NO_VERSION_SPECIFIED" : version),
                    400);
        }
        return write(
                200,
                action + "Response",
                List.of(
                        Element.of(action + "Result", service.handle(action, parameters)),
                        Element.of("ResponseMetadata", Element.of("RequestId", requestId))));
    }

    @Override
    public AwsError refusal(Head head, BadSignature signature) {
        int status = signature.fault() == BadSignature.Fault.INCOMPLETE ? 400 : 403;
        return new AwsError(signature.fault().queryCode(), signature.text(), status);
    }

    @Override
    public Response refuse(AwsError error, String requestId) {
        var type = error.httpStatus() >= 500 ? "Receiver" : "Sender";
        return write(
                error.httpStatus(),
                "ErrorResponse",
                List.of(
                        Element.of(
                                "Error",
                                Element.of("Type", type),
                                Element.of("Code", error.code()),
                                Element.of("Message", error.text())),
                        Element.of("RequestId", requestId)));
    }

    private Response write(int status, String root, List<Element> content) {
        try {
            var text = new StringWriter();
            var xml = XML.createXMLStreamWriter(text);
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(service.namespace());
            for (var element : content) {
                element.write(xml);
            }
            xml.writeEndElement();
            xml.close();
            return new Response(status, Map.of("Content-Type", "text/xml"), text.toString());
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
