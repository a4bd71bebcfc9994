package dev.countersign.e2e.bench;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A request as the product starts an execution for it: the name is the request's id, the form has 600 bytes.
 *
 * @param input of the execution
 */
record Request(String name, String input) {

    private static final int FORM_BYTES = 600;
    private static final List<String> WORDS = List.of(
            ("we need this for the new office in Madrid because the old one broke last week and nobody can work without it; "
                            + "three offers were asked for, the cheapest supplier delivers within ten days and gives two years of "
                            + "warranty, finance agreed to take it from the budget of this quarter, please answer before Friday")
                    .split(" "));

    static Request next(RandomGenerator random) {
        String name = new UUID(random.nextLong(), random.nextLong()).toString();
        String input = """
                {"tenant":"acme","request":{"id":"%s","revision":1,"form":%s},"requester":{"id":"p-%d","department":"Sales","locale":"en-GB"}}""".formatted(name, form(random), random.nextInt(10_000));
        return new Request(name, input);
    }

    private static String form(RandomGenerator random) {
        String begin = """
                {"title":"Purchase %d","amount":{"amount":%d,"currency":"EUR"},"budget":"Sales","cost_centre":"CC-%d","supplier":"Supplier %d",\
                "needed_by":"2026-12-%02d","urgent":false,"justification":\"""".formatted(
                        random.nextInt(100_000),
                        random.nextInt(501, 10_000),
                        random.nextInt(1000, 9999),
                        random.nextInt(500),
                        random.nextInt(1, 29));
        StringBuilder form = new StringBuilder(begin);
        while (form.length() < FORM_BYTES) {
            form.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        form.setLength(FORM_BYTES - 2);
        return form.append("\"}").toString();
    }
}
