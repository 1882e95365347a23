using System.Data;

namespace FluentMigrator.Tests.Builders;

public class CreateRootTests
{
    private static readonly GrammarCases Cases = new GrammarCases()
        .Says(
            m => m.Create.Column("c").OnTable("T").AsInt32().NotNullable(),
            [
                "CreateColumn TableName=T Column={Name=c Type=Int32 IsNullable=False TableName=T}",
            ])
        .Says(
            m => m.Create.Column("c").OnTable("T").InSchema("s").AsInt32().Indexed("IX"),
            [
                "CreateColumn SchemaName=s TableName=T Column={Name=c Type=Int32 IsIndexed TableName=T}",
                "CreateIndex Index={Name=IX SchemaName=s TableName=T Columns=[{Name=c}]}",
            ])
        .Says(
            m => m.Create.Column("c").OnTable("T").AsInt32().WithDefaultValue(1),
            [
                "CreateColumn TableName=T Column={Name=c Type=Int32 DefaultValue=1 TableName=T}",
            ])
        .Says(
            m => m.Create.Column("c").OnTable("T").AsInt32().ForeignKey("P", "id").OnDelete(Rule.Cascade),
            [
                "CreateColumn TableName=T Column={Name=c Type=Int32 IsForeignKey TableName=T ForeignKey={ForeignTable=T "
                    + "PrimaryTable=P OnDelete=Cascade ForeignColumns=[c] PrimaryColumns=[id]}}",
                "CreateForeignKey ForeignKey={ForeignTable=T PrimaryTable=P OnDelete=Cascade ForeignColumns=[c] "
                    + "PrimaryColumns=[id]}",
            ])
        .Says(
            m => m.Create.Column("c").OnTable("T").AsInt32().SetExistingRowsTo(7),
            [
                "CreateColumn TableName=T Column={Name=c Type=Int32 TableName=T}",
                "UpdateData TableName=T Set=[c:7] IsAllRows",
            ])
        .Says(
            m => m.Create.Column("c").OnTable("T").InSchema("s").AsInt32().SetExistingRowsTo(7).NotNullable(),
            [
                "CreateColumn SchemaName=s TableName=T Column={Name=c Type=Int32 IsNullable TableName=T}",
                "UpdateData SchemaName=s TableName=T Set=[c:7] IsAllRows",
                "AlterColumn SchemaName=s TableName=T Column={Name=c Type=Int32 IsNullable=False TableName=T "
                    + "ModificationType=Alter}",
            ])
        .Says(
            m => m.Create.ForeignKey().FromTable("F").ForeignColumn("p").ToTable("P").PrimaryColumn("id"),
            [
                "CreateForeignKey ForeignKey={ForeignTable=F PrimaryTable=P ForeignColumns=[p] PrimaryColumns=[id]}",
            ])
        .Says(
            m => m.Create.ForeignKey("FK").FromTable("F").InSchema("fs").ForeignColumns("p", "q")
                .ToTable("P").InSchema("ps").PrimaryColumns("a", "b"),
            [
                "CreateForeignKey ForeignKey={Name=FK ForeignTable=F ForeignTableSchema=fs PrimaryTable=P PrimaryTableSchema=ps "
                    + "ForeignColumns=[p, q] PrimaryColumns=[a, b]}",
            ])
        .Says(
            m => m.Create.ForeignKey("FK").FromTable("F").ForeignColumn("p")
                .ToTable("P").PrimaryColumn("id").OnDelete(Rule.Cascade).OnUpdate(Rule.SetNull),
            [
                "CreateForeignKey ForeignKey={Name=FK ForeignTable=F PrimaryTable=P OnDelete=Cascade OnUpdate=SetNull "
                    + "ForeignColumns=[p] PrimaryColumns=[id]}",
            ])
        .Says(
            m => m.Create.ForeignKey("FK").FromTable("F").ForeignColumn("p")
                .ToTable("P").PrimaryColumn("id").OnDeleteOrUpdate(Rule.SetDefault),
            [
                "CreateForeignKey ForeignKey={Name=FK ForeignTable=F PrimaryTable=P OnDelete=SetDefault OnUpdate=SetDefault "
                    + "ForeignColumns=[p] PrimaryColumns=[id]}",
            ])
        .Says(m => m.Create.Index().OnTable("T").OnColumn("a"), ["CreateIndex Index={TableName=T Columns=[{Name=a}]}"])
        .Says(
            m => m.Create.Index("IX").OnTable("T").InSchema("s").OnColumn("a").Ascending().OnColumn("b").Descending(),
            [
                "CreateIndex Index={Name=IX SchemaName=s TableName=T Columns=[{Name=a}, {Name=b Direction=Descending}]}",
            ])
        .Says(
            m => m.Create.Index("IX").OnTable("T").OnColumn("a").Unique(),
            [
                "CreateIndex Index={Name=IX TableName=T IsUnique Columns=[{Name=a}]}",
            ])
        .Says(
            m => m.Create.Index("IX").OnTable("T").OnColumn("a").Ascending().WithOptions().Unique(),
            [
                "CreateIndex Index={Name=IX TableName=T IsUnique Columns=[{Name=a}]}",
            ])
        .Says(
            m => m.Create.Index("IX").OnTable("T").WithOptions().Clustered().OnColumn("a"),
            [
                "CreateIndex Index={Name=IX TableName=T IsClustered Columns=[{Name=a}]}",
            ])
        .Says(
            m => m.Create.Index("IX").OnTable("T").WithOptions().Clustered().WithOptions().NonClustered().OnColumn("a"),
            [
                "CreateIndex Index={Name=IX TableName=T Columns=[{Name=a}]}",
            ])
        .Says(
            m => m.Create.PrimaryKey().OnTable("T").Column("a"),
            [
                "CreateConstraint Constraint={IsPrimaryKeyConstraint TableName=T Columns=[a]}",
            ])
        .Says(
            m => m.Create.PrimaryKey("PK").OnTable("T").WithSchema("s").Columns("a", "b"),
            [
                "CreateConstraint Constraint={IsPrimaryKeyConstraint SchemaName=s ConstraintName=PK TableName=T Columns=[a, b]}",
            ])
        .Says(
            m => m.Create.UniqueConstraint().OnTable("T").Column("a"),
            [
                "CreateConstraint Constraint={IsUniqueConstraint TableName=T Columns=[a]}",
            ])
        .Says(
            m => m.Create.UniqueConstraint("UC").OnTable("T").WithSchema("s").Columns("a", "b"),
            [
                "CreateConstraint Constraint={IsUniqueConstraint SchemaName=s ConstraintName=UC TableName=T Columns=[a, b]}",
            ])
        .Says(m => m.Create.Schema("s"), ["CreateSchema SchemaName=s"])
        .Says(m => m.Create.Sequence("q"), ["CreateSequence Sequence={Name=q}"])
        .Says(
            m => m.Create.Sequence("q").InSchema("s").IncrementBy(2).MinValue(3).MaxValue(99).StartWith(5).Cache(10).Cycle(),
            [
                "CreateSequence Sequence={Name=q SchemaName=s Increment=2 MinValue=3 MaxValue=99 StartWith=5 Cache=10 Cycle}",
            ]);

    public static TheoryData<string> Sentences => [.. Cases.Sentences];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Create_EachSentence_RecordsItsExpressions(string sentence) => Cases.Check(sentence);
}
