package cloud;

import java.util.Map;

/** AWS Security Token Service: who calls. */
final class Sts implements Service {
    static final String CALLER_NAME = "operator";

    private final Account account;

    Sts(Account account) {
        this.account = account;
    }

    @Override
    public String name() {
        return "sts";
    }

    @Override
    public ServiceModel model() {
        return Models.STS;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "GetCallerIdentity",
                input -> ServiceModel.JSON
                        .createObjectNode()
                        .put("UserId", "AIDAEXAMPLEEXAMPLE000")
                        .put("Account", account.id())
                        .put("Arn", account.globalArn("iam", "user/" + CALLER_NAME)));
    }
}
