using System.Reflection;

namespace Gromozeka.FluentMigrations.Tests.Support;

/// <summary>The version of the engine that the tests run: that of a tag, or of a build without one.</summary>
internal static class EngineVersion
{
    public static string Text { get; } =
        typeof(MigrationManager).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
