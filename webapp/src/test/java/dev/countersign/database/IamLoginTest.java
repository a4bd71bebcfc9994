package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class IamLoginTest {

    @Test
    void aConnectionBeginsWithATokenForThisUserOfThisDatabase() {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:postgresql://db.example.test:5433/countersign?sslmode=verify-full");
            pool.setUsername("countersign_app");
            Credentials credentials = new IamLogin(true, "eu-west-1")
                    .credentials(pool, StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
            assertThat(credentials.getUsername()).isEqualTo("countersign_app");
            assertThat(credentials.getPassword())
                    .startsWith("db.example.test:5433/?")
                    .contains(
                            "DBUser=countersign_app",
                            "Action=connect",
                            "X-Amz-Expires=900",
                            "eu-west-1",
                            "X-Amz-Signature=")
                    .doesNotContain("secret");
        }
    }

    @Test
    void onlyWhereItIsWantedAPoolHasNoPassword() {
        try (HikariDataSource pool = new HikariDataSource()) {
            new IamLogin(false, "eu-west-1").postProcessBeforeInitialization(pool, "dataSource");
            assertThat(pool.getCredentialsProvider()).isNull();
            new IamLogin(true, "eu-west-1").postProcessBeforeInitialization(pool, "dataSource");
            assertThat(pool.getCredentialsProvider()).isNotNull();
        }
    }
}
