using System.Globalization;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Benchmarks.Workers;

/// <summary>Inserts as many rows as the environment says. In this assembly's catalog it is version 1.</summary>
[Migration(1, "Many rows")]
public sealed class ManyRows : Migration
{
    /// <summary>The environment variable that says how many.</summary>
    public const string Variable = "BENCHMARK_ROWS";

    /// <inheritdoc />
    public override void Up()
    {
        Create.Table("many").WithColumn("id").AsInt64().PrimaryKey().WithColumn("name").AsString().WithColumn("amount").AsDouble();
        var insert = Insert.IntoTable("many");
        var rows = long.Parse(Environment.GetEnvironmentVariable(Variable)!, CultureInfo.InvariantCulture);
        for (long row = 1; row <= rows; row++)
            insert.Row(
                new
                {
                    id = row,
                    name = Name(row),
                    amount = Amount(row),
                }
            );
    }

    /// <inheritdoc />
    public override void Down() => Delete.Table("many");

    internal static string Name(long row) => "name " + (row * 7919 % 1000003).ToString(CultureInfo.InvariantCulture);

    internal static double Amount(long row) => row * 31 % 10007 / 4.0;
}
