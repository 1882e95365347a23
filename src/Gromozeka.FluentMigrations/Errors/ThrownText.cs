using System.Reflection;

namespace Gromozeka.FluentMigrations;

/// <summary>The text of an exception of a migration's code.</summary>
internal static class ThrownText
{
    /// <summary>Its message; if that only says that something else failed, the message of that.</summary>
    public static string Of(Exception thrown) =>
        thrown switch
        {
            TargetInvocationException { InnerException: { } inner } => Of(inner),
            TypeInitializationException { InnerException: { } inner } =>
                $"the static constructor of {((TypeInitializationException)thrown).TypeName} threw {inner.GetType().Name}: {Of(inner)}",
            _ => thrown.Message,
        };
}
