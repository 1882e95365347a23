using Fixtures.Steps;
using FluentMigrator;
using FluentMigrator.Builders;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace Gromozeka.FluentMigrations.Sqlite.Likeness;

/// <summary>What extensions for other products put on an expression: never left out silently.</summary>
public class UnknownOptionsTests
{
    private static readonly SqliteDatabaseOptions Options = new() { ConnectionString = "" };

    private static readonly Dictionary<string, (Action<Migration> Up, string Warning)> LeftOut = new()
    {
        ["clustered index"] = (
            m => m.Create.Index("ix").OnTable("t").OnColumn("a").Ascending().WithOptions().Clustered(),
            "Clustered() of index ix is ignored: SQLite has no clustered indexes."
        ),
        ["column of a new table"] = (
            m => m.Create.Table("u").WithColumn("id").AsInt64().With(column => column.AdditionalFeatures["SqlServerIdentitySeed"] = 100L),
            "The option 'SqlServerIdentitySeed' of column id of table u is ignored: SQLite has no such option."
        ),
        ["added column"] = (
            m => m.Create.Column("b").OnTable("t").AsString().Nullable().With(column => column.AdditionalFeatures["Sparse"] = true),
            "The option 'Sparse' of column b of table t is ignored: SQLite has no such option."
        ),
        ["altered column"] = (
            m => m.Alter.Column("a").OnTable("t").AsString().Nullable().With(column => column.AdditionalFeatures["Sparse"] = true),
            "The option 'Sparse' of column a of table t is ignored: SQLite has no such option."
        ),
    };

    public static TheoryData<string> Names => new(LeftOut.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_OptionThatChangesNoResult_IsLeftOutWithAWarning(string name)
    {
        using var hosts = new TwoHosts(Options);
        var (up, warning) = LeftOut[name];

        hosts.MigrateOurs(m =>
        {
            m.Create.Table("t").WithColumn("a").AsString().Nullable();
            up(m);
        });

        Assert.Equal($"Migration 1 (StepMigration): {warning}", Assert.Single(hosts.Log.Warnings));
    }

    [Fact]
    public void Migrate_OptionOfATable_IsRefused()
    {
        using var bench = new Workbench();
        var table = new TableWithOptions
        {
            TableName = "t",
            Columns = [new ColumnDefinition { Name = "a", Type = System.Data.DbType.Int32 }],
        };
        table.AdditionalFeatures["WithoutRowId"] = true;

        var error = Assert.Throws<MigrationException>(() => bench.Manager(new StepCode(m => m.Add(table))).Migrate());

        Assert.Equal(ErrorCodes.OperationNotSupported, error.Code);
        Assert.Contains("Table t: SQLite has no option 'WithoutRowId'", error.Why, StringComparison.Ordinal);
    }

    /// <summary>As a later FluentMigrator may have it.</summary>
    private sealed class TableWithOptions : CreateTableExpression, ISupportAdditionalFeatures
    {
        public IDictionary<string, object> AdditionalFeatures { get; } = new Dictionary<string, object>();
    }
}

internal static class FluentExtensions
{
    /// <summary>Reaches the column that is being described, as extensions of FluentMigrator do.</summary>
    public static void With(this IFluentSyntax syntax, Action<ColumnDefinition> change) =>
        change(((IColumnExpressionBuilder)syntax).Column);

    /// <summary>Adds an expression, as extensions of FluentMigrator do.</summary>
    public static void Add(this Migration migration, IMigrationExpression expression) =>
        ((IMigrationContextAccessor)migration.Create).GetMigrationContext().Expressions.Add(expression);
}
