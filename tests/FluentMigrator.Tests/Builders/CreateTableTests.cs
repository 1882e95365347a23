using System.Data;

namespace FluentMigrator.Tests.Builders;

public class CreateTableTests
{
    private static readonly GrammarCases Cases = new GrammarCases()
        .Says(m => m.Create.Table("T"), ["CreateTable TableName=T"])
        .Says(m => m.Create.Table("T").IfNotExists(), ["CreateTable TableName=T IfNotExists"])
        .Says(m => m.Create.Table("T").WithDescription("why"), ["CreateTable TableName=T TableDescription=why"])
        .Says(m => m.Create.Table("T").InSchema("s"), ["CreateTable SchemaName=s TableName=T"])
        .Says(
            m => m.Create.Table("T").IfNotExists().WithDescription("why")
                .InSchema("s").WithColumn("a").AsInt32().WithColumn("b").AsString(),
            [
                "CreateTable SchemaName=s TableName=T Columns=[{Name=a Type=Int32 TableName=T}, {Name=b Type=String "
                    + "TableName=T}] TableDescription=why IfNotExists",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().Identity(),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsIdentity TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().PrimaryKey(),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsPrimaryKey TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().PrimaryKey("PK"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsPrimaryKey PrimaryKeyName=PK TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().Nullable(),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsNullable TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().NotNullable(),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsNullable=False TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().WithDefault(SystemMethods.CurrentUTCDateTime),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 DefaultValue=CurrentUTCDateTime TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().WithDefaultValue(5),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 DefaultValue=5 TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().WithDefaultValue(null),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 DefaultValue=null TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsBoolean().WithDefaultValue(RawSql.Insert("FALSE")),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Boolean DefaultValue=sql:FALSE TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().Computed("a + b"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 Expression=a + b TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().Computed("a + b", stored: true),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 Expression=a + b ExpressionStored TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().WithColumnDescription("why"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 TableName=T ColumnDescription=why}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().WithColumnAdditionalDescription("de", "warum"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 TableName=T AdditionalColumnDescriptions=[de:warum]}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64()
                .WithColumnAdditionalDescriptions(new() { ["de"] = "warum", ["fr"] = "pourquoi" }),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 TableName=T AdditionalColumnDescriptions=[de:warum, "
                    + "fr:pourquoi]}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().Indexed(),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsIndexed TableName=T}]",
                "CreateIndex Index={TableName=T Columns=[{Name=c}]}",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().Indexed("IX"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsIndexed TableName=T}]",
                "CreateIndex Index={Name=IX TableName=T Columns=[{Name=c}]}",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().Unique(),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsUnique TableName=T}]",
                "CreateIndex Index={TableName=T IsUnique Columns=[{Name=c}]}",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().Unique("UX"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsUnique TableName=T}]",
                "CreateIndex Index={Name=UX TableName=T IsUnique Columns=[{Name=c}]}",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().ForeignKey(),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsForeignKey TableName=T}]",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().ForeignKey("P", "id"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsForeignKey TableName=T ForeignKey={ForeignTable=T "
                    + "PrimaryTable=P ForeignColumns=[c] PrimaryColumns=[id]}}]",
                "CreateForeignKey ForeignKey={ForeignTable=T PrimaryTable=P ForeignColumns=[c] PrimaryColumns=[id]}",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().ForeignKey("FK", "P", "id"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsForeignKey TableName=T ForeignKey={Name=FK ForeignTable=T "
                    + "PrimaryTable=P ForeignColumns=[c] PrimaryColumns=[id]}}]",
                "CreateForeignKey ForeignKey={Name=FK ForeignTable=T PrimaryTable=P ForeignColumns=[c] PrimaryColumns=[id]}",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().ForeignKey("FK", "ps", "P", "id"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsForeignKey TableName=T ForeignKey={Name=FK ForeignTable=T "
                    + "PrimaryTable=P PrimaryTableSchema=ps ForeignColumns=[c] PrimaryColumns=[id]}}]",
                "CreateForeignKey ForeignKey={Name=FK ForeignTable=T PrimaryTable=P PrimaryTableSchema=ps ForeignColumns=[c] "
                    + "PrimaryColumns=[id]}",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().ReferencedBy("F", "p"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 TableName=T}]",
                "CreateForeignKey ForeignKey={ForeignTable=F PrimaryTable=T ForeignColumns=[p] PrimaryColumns=[c]}",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().ReferencedBy("FK", "F", "p"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 TableName=T}]",
                "CreateForeignKey ForeignKey={Name=FK ForeignTable=F PrimaryTable=T ForeignColumns=[p] PrimaryColumns=[c]}",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().ReferencedBy("FK", "fs", "F", "p"),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 TableName=T}]",
                "CreateForeignKey ForeignKey={Name=FK ForeignTable=F ForeignTableSchema=fs PrimaryTable=T ForeignColumns=[p] "
                    + "PrimaryColumns=[c]}",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().ForeignKey("FK", "P", "id").OnDelete(Rule.Cascade),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsForeignKey TableName=T ForeignKey={Name=FK ForeignTable=T "
                    + "PrimaryTable=P OnDelete=Cascade ForeignColumns=[c] PrimaryColumns=[id]}}]",
                "CreateForeignKey ForeignKey={Name=FK ForeignTable=T PrimaryTable=P OnDelete=Cascade ForeignColumns=[c] "
                    + "PrimaryColumns=[id]}",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().ForeignKey("FK", "P", "id").OnUpdate(Rule.SetNull),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsForeignKey TableName=T ForeignKey={Name=FK ForeignTable=T "
                    + "PrimaryTable=P OnUpdate=SetNull ForeignColumns=[c] PrimaryColumns=[id]}}]",
                "CreateForeignKey ForeignKey={Name=FK ForeignTable=T PrimaryTable=P OnUpdate=SetNull ForeignColumns=[c] "
                    + "PrimaryColumns=[id]}",
            ])
        .Says(
            m => m.Create.Table("T").WithColumn("c").AsInt64().ForeignKey("FK", "P", "id").OnDeleteOrUpdate(Rule.SetDefault).Nullable(),
            [
                "CreateTable TableName=T Columns=[{Name=c Type=Int64 IsForeignKey IsNullable TableName=T ForeignKey={Name=FK "
                    + "ForeignTable=T PrimaryTable=P OnDelete=SetDefault OnUpdate=SetDefault ForeignColumns=[c] PrimaryColumns=[id]}}]",
                "CreateForeignKey ForeignKey={Name=FK ForeignTable=T PrimaryTable=P OnDelete=SetDefault OnUpdate=SetDefault "
                    + "ForeignColumns=[c] PrimaryColumns=[id]}",
            ]);

    public static TheoryData<string> Sentences => [.. Cases.Sentences];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void CreateTable_EachSentence_RecordsItsExpressions(string sentence) => Cases.Check(sentence);
}
