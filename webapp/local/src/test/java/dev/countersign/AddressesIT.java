package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.testing.Visitor;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that are wrong, or that name what does not exist. */
class AddressesIT {

    private static final String ANA = "ana@acme.test";
    private static final String NOBODYS = "018f3b1e-0000-7000-8000-000000000000";
    private static final String NOT_FOUND = "Page not found";

    private final Visitor stranger = new Visitor(RunningProduct.shared().address());

    @ParameterizedTest
    @CsvSource({
        "en,/oauth2/authorization/nope,404,There is no such page",
        "es,/oauth2/authorization/nope,404,Esta página no existe",
        "en,/login/oauth2/code/nope?code=1&state=2,404,There is no such page",
        "en,/sign-in?a=%ff%fe,400,its address is not valid",
        "en,/requests?%ff=1,400,its address is not valid",
    })
    void anAddressThatIsWrongIsAnsweredAsSuch(String language, String path, int status, String sentence) {
        HttpResponse<String> page = stranger.with("Accept-Language", language).get(path);
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requests/1",
                "requests/not-an-id",
                "requests/1-1-1-1-1",
                "requests/" + NOBODYS,
                "requests/%27--",
                "inbox/not-an-id",
                "inbox/" + NOBODYS,
                "inbox/{}",
                "requests/" + NOBODYS + "/more",
                "nowhere/at-all"
            })
    void anAddressThatLeadsNowhereEndsAtThePageThatSaysSo(String location) {
        stranger.signIn(ANA);
        assertThat(stranger.view(location)).contains(NOT_FOUND).doesNotContain("Something went wrong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new/not-a-template",
                "new/%27",
                "inbox?due=nonsense&template=%00",
                "new/%00",
                "requests?status=nonsense&q=%00&text=%00&search=%00"
            })
    void whatStandsInAnAddressNeverBreaksAPage(String location) {
        stranger.signIn(ANA);
        assertThat(stranger.view(location))
                .doesNotContain("Something went wrong")
                .contains("Countersign");
    }
}
