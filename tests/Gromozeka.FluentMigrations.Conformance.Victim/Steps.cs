using System.Globalization;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Conformance.Victim;

/// <summary>
/// Migrations that show whether one was applied in part: step n creates a table of its own with an index, fills it with rows, and counts
/// itself in a table that all of them share.
/// </summary>
public abstract class Steps(int number) : Migration
{
    /// <summary>How many there are.</summary>
    public const int Count = 5;

    /// <summary>How many rows each table has.</summary>
    public const int Rows = 1000;

    /// <summary>What a manager needs to run them.</summary>
    public static MigrationOptions Options()
    {
        var options = new MigrationOptions
        {
            Namespace = typeof(Steps).Namespace,
            IncludesNestedNamespaces = false,
            Backup = null,
            KeepLog = true,
            AllowDataLoss = true,
        };
        options.Assemblies.Add(typeof(Steps).Assembly);
        return options;
    }

    public override void Up()
    {
        if (number == 1)
            Create.Table("counted").WithColumn("step").AsInt32().PrimaryKey();
        var table = Table(number);
        Create.Table(table).WithColumn("id").AsInt64().PrimaryKey().WithColumn("name").AsString(50).Indexed($"ix_{table}");
        Insert.IntoTable(table).Rows([.. Enumerable.Range(1, Rows).Select(id => new { id, name = $"row {id}" })]);
        Insert.IntoTable("counted").Row(new { step = number });
        Execute.Sql($"UPDATE {table} SET name = name || ' of {table}'");
        Alter.Table(table).AlterColumn("name").AsString(100).NotNullable().AddColumn("more").AsInt32().Nullable();
    }

    public override void Down()
    {
        Delete.FromTable("counted").Row(new { step = number });
        Delete.Table(Table(number));
        if (number == 1)
            Delete.Table("counted");
    }

    private static string Table(int number) => string.Create(CultureInfo.InvariantCulture, $"part{number}");
}

[Migration(1)]
public sealed class First() : Steps(1);

[Migration(2)]
public sealed class Second() : Steps(2);

[Migration(3)]
public sealed class Third() : Steps(3);

[Migration(4)]
public sealed class Fourth() : Steps(4);

[Migration(5)]
public sealed class Fifth() : Steps(5);
