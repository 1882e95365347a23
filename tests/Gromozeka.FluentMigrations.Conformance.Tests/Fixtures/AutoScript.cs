using FluentMigrator;
using FluentMigrator.Infrastructure;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Fixtures.AutoScript;

[Migration(1)]
public sealed class NamedByItsClass(IEnumerable<IEmbeddedResourceProvider> providers) : AutoScriptMigration(providers);
