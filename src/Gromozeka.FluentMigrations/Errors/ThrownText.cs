using System.Reflection;

namespace Gromozeka.FluentMigrations;

/// <summary>What an exception of a migration's code says.</summary>
internal static class ThrownText
{
    /// <summary>Its message; where that only says that something else has failed, what that was.</summary>
    public static string Of(Exception thrown) => thrown switch
    {
        TargetInvocationException { InnerException: { } inner } => Of(inner),
        TypeInitializationException { InnerException: { } inner } => $"the static constructor of {((TypeInitializationException)thrown).TypeName} threw {inner.GetType().Name}: {Of(inner)}",
        _ => thrown.Message,
    };
}
