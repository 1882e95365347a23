using System.Collections.ObjectModel;

namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>The databases of a host, in the order in which they were registered.</summary>
internal sealed class DatabaseRegistrations : Collection<DatabaseRegistration>;
