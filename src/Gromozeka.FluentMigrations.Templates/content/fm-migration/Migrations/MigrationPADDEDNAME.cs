#if (implicitUsings != "enable")
using System;

#endif
using FluentMigrator;

namespace NAMESPACE.Migrations;

/// <summary>DESCRIPTION.</summary>
[Migration(VERSION, "DESCRIPTION")]
public sealed class MigrationPADDEDNAME : Migration
{
    /// <inheritdoc />
    public override void Up()
    {
        throw new NotImplementedException("Write what the migration changes.");
    }

    /// <inheritdoc />
    public override void Down()
    {
        throw new NotImplementedException("Undo the changes of Up, in reverse order.");
    }
}
