namespace FluentMigrator.Tests.Builders;

public class UpdateRootTests
{
    private static readonly GrammarCases Cases = new GrammarCases()
        .Says(m => m.Update.Table("T").Set(new { b = 1, a = "x" }).AllRows(), ["UpdateData TableName=T Set=[b:1, a:x] IsAllRows"])
        .Says(
            m => m.Update.Table("T").InSchema("s").Set(new { b = 1 }).Where(new { id = 2, n = (object?)null }),
            [
                "UpdateData SchemaName=s TableName=T Set=[b:1] Where=[id:2, n:null]",
            ])
        .Says(
            m => m.Update.Table("T").Set(new Dictionary<string, object> { ["b"] = 1 }).Where(new Dictionary<string, object> { ["id"] = 2 }),
            [
                "UpdateData TableName=T Set=[b:1] Where=[id:2]",
            ]);

    public static TheoryData<string> Sentences => [.. Cases.Sentences];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Update_EachSentence_RecordsItsExpressions(string sentence) => Cases.Check(sentence);
}
