namespace FluentMigrator.Tests.Builders;

public class ExecuteRootTests
{
    private static readonly GrammarCases Cases = new GrammarCases()
        .Says(m => m.Execute.Sql("SELECT 1"), ["ExecuteSqlStatement SqlStatement=SELECT 1"])
        .Says(m => m.Execute.Sql("SELECT 1", "why"), ["ExecuteSqlStatement SqlStatement=SELECT 1 Description=why"])
        .Says(
            m => m.Execute.Sql("SELECT $(a)", new Dictionary<string, object> { ["a"] = 1 }),
            [
                "ExecuteSqlStatement Parameters=[a:1] SqlStatement=SELECT $(a)",
            ])
        .Says(
            m => m.Execute.Sql("SELECT $(a)", "why", new Dictionary<string, object> { ["a"] = 1 }),
            [
                "ExecuteSqlStatement Parameters=[a:1] SqlStatement=SELECT $(a) Description=why",
            ])
        .Says(m => m.Execute.Script("a.sql"), ["ExecuteSqlScript SqlScript=a.sql"])
        .Says(
            m => m.Execute.Script("a.sql", new Dictionary<string, object> { ["a"] = 1 }),
            [
                "ExecuteSqlScript SqlScript=a.sql Parameters=[a:1]",
            ])
        .Says(m => m.Execute.EmbeddedScript("a.sql"), ["ExecuteEmbeddedSqlScript SqlScript=a.sql"])
        .Says(
            m => m.Execute.EmbeddedScript("a.sql", new Dictionary<string, object> { ["a"] = 1 }),
            [
                "ExecuteEmbeddedSqlScript SqlScript=a.sql Parameters=[a:1]",
            ]);

    public static TheoryData<string> Sentences => [.. Cases.Sentences];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Execute_EachSentence_RecordsItsExpressions(string sentence) => Cases.Check(sentence);
}
