namespace FluentMigrator.Tests.Builders;

public class InsertRootTests
{
    private static readonly GrammarCases Cases = new GrammarCases()
        .Says(m => m.Insert.IntoTable("T"), ["InsertData TableName=T"])
        .Says(
            m => m.Insert.IntoTable("T").Row(new { z = 1, a = "x", n = (object?)null }),
            [
                "InsertData TableName=T Rows=[[z:1, a:x, n:null]]",
            ])
        .Says(
            m => m.Insert.IntoTable("T").InSchema("s").Row(new Dictionary<string, object> { ["a"] = 1 }),
            [
                "InsertData SchemaName=s TableName=T Rows=[[a:1]]",
            ])
        .Says(m => m.Insert.IntoTable("T").Rows(new { a = 1 }, new { a = 2 }), ["InsertData TableName=T Rows=[[a:1], [a:2]]"])
        .Says(
            m => m.Insert.IntoTable("T").Rows(new Dictionary<string, object> { ["a"] = 1 }, new Dictionary<string, object> { ["b"] = 2 }),
            [
                "InsertData TableName=T Rows=[[a:1], [b:2]]",
            ])
        .Says(
            m => m.Insert.IntoTable("T").Row((object)new Dictionary<string, object> { ["a"] = 1 }),
            [
                "InsertData TableName=T Rows=[[a:1]]",
            ])
        .Says(m => m.Insert.IntoTable("T").Row(new { a = RawSql.Insert("1 + 1") }), ["InsertData TableName=T Rows=[[a:sql:1 + 1]]"]);

    public static TheoryData<string> Sentences => [.. Cases.Sentences];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Insert_EachSentence_RecordsItsExpressions(string sentence) => Cases.Check(sentence);
}
