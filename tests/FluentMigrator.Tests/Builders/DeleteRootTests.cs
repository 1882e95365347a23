namespace FluentMigrator.Tests.Builders;

public class DeleteRootTests
{
    private static readonly GrammarCases Cases = new GrammarCases()
        .Says(m => m.Delete.Table("T"), ["DeleteTable TableName=T"])
        .Says(m => m.Delete.Table("T").InSchema("s"), ["DeleteTable SchemaName=s TableName=T"])
        .Says(m => m.Delete.Table("T").IfExists().InSchema("s"), ["DeleteTable SchemaName=s TableName=T IfExists"])
        .Says(m => m.Delete.Column("a").FromTable("T"), ["DeleteColumn TableName=T ColumnNames=[a]"])
        .Says(
            m => m.Delete.Column("a").Column("b").FromTable("T").InSchema("s"),
            [
                "DeleteColumn SchemaName=s TableName=T ColumnNames=[a, b]",
            ])
        .Says(m => m.Delete.DefaultConstraint().OnTable("T").OnColumn("a"), ["DeleteDefaultConstraint TableName=T ColumnName=a"])
        .Says(
            m => m.Delete.DefaultConstraint().OnTable("T").InSchema("s").OnColumn("a"),
            [
                "DeleteDefaultConstraint SchemaName=s TableName=T ColumnName=a",
            ])
        .Says(m => m.Delete.ForeignKey("FK").OnTable("F"), ["DeleteForeignKey ForeignKey={Name=FK ForeignTable=F}"])
        .Says(
            m => m.Delete.ForeignKey("FK").OnTable("F").InSchema("s"),
            [
                "DeleteForeignKey ForeignKey={Name=FK ForeignTable=F ForeignTableSchema=s}",
            ])
        .Says(
            m => m.Delete.ForeignKey().FromTable("F").ForeignColumn("p").ToTable("P").PrimaryColumn("id"),
            [
                "DeleteForeignKey ForeignKey={ForeignTable=F PrimaryTable=P ForeignColumns=[p] PrimaryColumns=[id]}",
            ])
        .Says(
            m => m.Delete.ForeignKey().FromTable("F").InSchema("s").ForeignColumns("p", "q").ToTable("P").PrimaryColumns("a", "b"),
            [
                "DeleteForeignKey ForeignKey={ForeignTable=F ForeignTableSchema=s PrimaryTable=P ForeignColumns=[p, q] "
                    + "PrimaryColumns=[a, b]}",
            ])
        .Says(m => m.Delete.FromTable("T").AllRows(), ["DeleteData TableName=T IsAllRows"])
        .Says(
            m => m.Delete.FromTable("T").InSchema("s").Row(new { b = 1, a = "x" }).Row(new { b = 2 }),
            [
                "DeleteData SchemaName=s TableName=T Rows=[[b:1, a:x], [b:2]]",
            ])
        .Says(m => m.Delete.FromTable("T").IsNull("a"), ["DeleteData TableName=T Rows=[[a:null]]"])
        .Says(m => m.Delete.FromTable("T").Row(new { a = RawSql.Insert("> 1") }), ["DeleteData TableName=T Rows=[[a:sql:> 1]]"])
        .Says(m => m.Delete.Index("IX").OnTable("T"), ["DeleteIndex Index={Name=IX TableName=T}"])
        .Says(
            m => m.Delete.Index("IX").OnTable("T").InSchema("s").OnColumn("a"),
            [
                "DeleteIndex Index={Name=IX SchemaName=s TableName=T Columns=[{Name=a}]}",
            ])
        .Says(m => m.Delete.Index().OnTable("T").OnColumns("a", "b"), ["DeleteIndex Index={TableName=T Columns=[{Name=a}, {Name=b}]}"])
        .Says(m => m.Delete.Index("IX").OnTable("T").WithOptions(), ["DeleteIndex Index={Name=IX TableName=T}"])
        .Says(m => m.Delete.Index("IX").WithOptions(), ["DeleteIndex Index={Name=IX}"])
        .Says(
            m => m.Delete.PrimaryKey("PK").FromTable("T"),
            [
                "DeleteConstraint Constraint={IsPrimaryKeyConstraint ConstraintName=PK TableName=T}",
            ])
        .Says(
            m => m.Delete.PrimaryKey("PK").FromTable("T").InSchema("s").Column("a"),
            [
                "DeleteConstraint Constraint={IsPrimaryKeyConstraint SchemaName=s ConstraintName=PK TableName=T Columns=[a]}",
            ])
        .Says(
            m => m.Delete.UniqueConstraint().FromTable("T").Columns("a", "b"),
            [
                "DeleteConstraint Constraint={IsUniqueConstraint TableName=T Columns=[a, b]}",
            ])
        .Says(
            m => m.Delete.UniqueConstraint("UC").FromTable("T").InSchema("s"),
            [
                "DeleteConstraint Constraint={IsUniqueConstraint SchemaName=s ConstraintName=UC TableName=T}",
            ])
        .Says(m => m.Delete.Schema("s"), ["DeleteSchema SchemaName=s"])
        .Says(m => m.Delete.Sequence("q"), ["DeleteSequence SequenceName=q"])
        .Says(m => m.Delete.Sequence("q").InSchema("s"), ["DeleteSequence SchemaName=s SequenceName=q"]);

    public static TheoryData<string> Sentences => [.. Cases.Sentences];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Delete_EachSentence_RecordsItsExpressions(string sentence) => Cases.Check(sentence);
}
