package dev.countersign.localaws.sts;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.http.Element;
import dev.countersign.localaws.http.Head;
import dev.countersign.localaws.http.Parameters;
import dev.countersign.localaws.http.QueryService;
import java.util.List;

/**
 * Of the Security Token Service only the question who is asking, with which Terraform, the CDK and other tools begin.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
 */
public record Sts(Account account) implements QueryService {

    /** A request has a few parameters only. */
    public static final int MAXIMUM_BODY_BYTES = 16 << 10;

    /** Whether a form is for this service: its credentials are. */
    public static boolean speaks(Head head) {
        return head.path().equals("/")
                && head.header("Authorization").orElse("").contains("/sts/aws4_request");
    }

    @Override
    public String name() {
        return "sts";
    }

    @Override
    public String version() {
        return "2011-06-15";
    }

    @Override
    public String namespace() {
        return "https://sts.amazonaws.com/doc/2011-06-15/";
    }

    @Override
    public List<Element> handle(String action, Parameters parameters) {
        if (!action.equals("GetCallerIdentity")) {
            throw new AwsError(
                    "InvalidAction", "Could not find operation %s for version %s".formatted(action, version()), 400);
        }
        return List.of(
                Element.of("Arn", "arn:aws:iam::" + account.id() + ":root"),
                Element.of("UserId", account.id()),
                Element.of("Account", account.id()));
    }
}
