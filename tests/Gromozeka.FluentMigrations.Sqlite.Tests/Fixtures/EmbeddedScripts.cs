using FluentMigrator;
using FluentMigrator.Infrastructure;

namespace Fixtures.EmbeddedScripts;

[Migration(1)]
public sealed class NamesItsScript : Migration
{
    public override void Up() =>
        Execute.EmbeddedScript("Embedded.sql", new Dictionary<string, string> { ["table"] = "t", ["value"] = "x" });

    public override void Down() => Execute.EmbeddedScript("Scripts.DropEmbedded.sql");
}

[Migration(2)]
public sealed class NamedByItsClass(IEnumerable<IEmbeddedResourceProvider> providers) : AutoScriptMigration(providers);
