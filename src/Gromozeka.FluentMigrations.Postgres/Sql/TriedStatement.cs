using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Postgres.Sql;

/// <summary>
/// The statement that a dry run tries, in the transaction that is rolled back: an index that is created without blocking writers is created
/// there like any other. What is not undone by a rollback is not tried.
/// </summary>
internal static class TriedStatement
{
    private static readonly string[] Untried = ["VACUUM", "CLUSTER", "CHECKPOINT", "LISTEN", "NOTIFY"];

    /// <exception cref="OperationRefusedException">It cannot be tried.</exception>
    public static string Of(string statement)
    {
        var tokens = PostgresTokens.Of(statement).ToList();
        var words = tokens.Take(4).Select(token => statement[token].ToUpperInvariant()).ToList();
        if (words.Count == 0)
            return statement;
        if (words[0] is ("COMMIT" or "END" or "ROLLBACK" or "ABORT" or "BEGIN" or "START" or "PREPARE") && !IsOfSavepoint(words))
            throw new OperationRefusedException(
                $"A dry run cannot try {words[0]}, which would end the transaction in which everything is tried",
                "use --schema-only, which tries the migrations on a copy of the schema"
            );
        if (
            Untried.Contains(words[0])
            || words is ["ALTER", "SYSTEM", ..] or ["CREATE" or "DROP" or "ALTER", "DATABASE" or "TABLESPACE", ..]
        )
            return "SELECT 1";
        var concurrently = words.IndexOf("CONCURRENTLY");
        return concurrently > 0 && words[0] is ("CREATE" or "DROP" or "REINDEX")
            ? statement.Remove(tokens[concurrently].Start.Value, "CONCURRENTLY".Length)
            : statement;
    }

    /// <summary>
    /// Whether a statement that fails outside a transaction may have left something: an invalid index, or what a procedure has committed.
    /// </summary>
    public static bool MayFailInPart(string statement)
    {
        var words = PostgresTokens.Of(statement).Take(4).Select(token => statement[token].ToUpperInvariant()).ToList();
        return words.Contains("CONCURRENTLY") || words is ["CALL" or "DO" or "VACUUM" or "REINDEX" or "CLUSTER", ..];
    }

    private static bool IsOfSavepoint(List<string> words) =>
        words[0] == "ROLLBACK" && words.Contains("TO") || words[0] == "PREPARE" && !words.Contains("TRANSACTION");
}
