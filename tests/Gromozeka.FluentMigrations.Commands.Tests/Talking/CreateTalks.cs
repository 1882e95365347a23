using FluentMigrator;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Commands.Talking;

/// <summary>Writes to the console of its program, and to its log.</summary>
[Migration(1)]
public sealed class CreateTalks(ILogger<CreateTalks> logger) : Migration
{
    public override void Up()
    {
        Console.WriteLine("written to the console");
#pragma warning disable CA1848 // A migration runs once.
        logger.LogWarning("logged by the migration");
#pragma warning restore CA1848
        Create.Table("talks").WithColumn("id").AsInt64().PrimaryKey();
    }

    public override void Down() => Delete.Table("talks");
}
