namespace FluentMigrator.Tests.Builders;

public class RenameRootTests
{
    private static readonly GrammarCases Cases = new GrammarCases()
        .Says(m => m.Rename.Table("A").To("B"), ["RenameTable OldName=A NewName=B"])
        .Says(m => m.Rename.Table("A").InSchema("s").To("B"), ["RenameTable SchemaName=s OldName=A NewName=B"])
        .Says(m => m.Rename.Table("A").To("B").InSchema("s"), ["RenameTable SchemaName=s OldName=A NewName=B"])
        .Says(m => m.Rename.Column("a").OnTable("T").To("b"), ["RenameColumn TableName=T OldName=a NewName=b"])
        .Says(m => m.Rename.Column("a").OnTable("T").InSchema("s").To("b"), ["RenameColumn SchemaName=s TableName=T OldName=a NewName=b"]);

    public static TheoryData<string> Sentences => [.. Cases.Sentences];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Rename_EachSentence_RecordsItsExpressions(string sentence) => Cases.Check(sentence);
}
