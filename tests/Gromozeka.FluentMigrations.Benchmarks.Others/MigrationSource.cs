using System.Globalization;
using System.Text;

namespace Gromozeka.FluentMigrations.Benchmarks.Others;

/// <summary>The same migrations as the engine's, as EF Core has them.</summary>
internal static class MigrationSource
{
    /// <summary>The id of the first one.</summary>
    public const string First = "00000000000001_CreateTable1";

    public static void Compile(string path, int count)
    {
        var source = new StringBuilder(
            """
            using System;
            using Gromozeka.FluentMigrations.Benchmarks.Others;
            using Microsoft.EntityFrameworkCore.Infrastructure;
            using Microsoft.EntityFrameworkCore.Migrations;

            """
        );
        for (var version = 1; version <= count; version++)
        {
            source.Append(
                CultureInfo.InvariantCulture,
                $$"""
                [DbContext(typeof(BenchmarkContext))]
                [Migration("{{version:00000000000000}}_CreateTable{{version}}")]
                public sealed class Migration{{version:00000}} : Migration
                {
                    protected override void Up(MigrationBuilder builder)
                    {
                        builder.CreateTable(
                            "t{{version}}",
                            table => new
                            {
                                id = table.Column<long>(nullable: false).Annotation("Sqlite:Autoincrement", true),
                                name = table.Column<string>(nullable: false),
                                amount = table.Column<long>(nullable: false, defaultValue: 0L),
                                price = table.Column<double>(nullable: true),
                                note = table.Column<string>(nullable: true),
                                made_at = table.Column<DateTime>(nullable: false, defaultValueSql: "CURRENT_TIMESTAMP"),
                            },
                            constraints: table => table.PrimaryKey("PK_t{{version}}", row => row.id));
                        builder.CreateIndex("ix_t{{version}}_name", "t{{version}}", "name");
                    }
                    protected override void Down(MigrationBuilder builder) => builder.DropTable("t{{version}}");
                }

                """
            );
        }

        SourceCompiler.Compile(path, source.ToString());
    }
}
