namespace Gromozeka.FluentMigrations;

/// <summary>Names the class that registers the migrations of an assembly.</summary>
/// <param name="registration">A public class that implements <see cref="IMigrationRegistration"/>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class MigrationRegistrationAttribute(Type registration) : Attribute
{
    /// <summary>The class.</summary>
    public Type Registration { get; } = registration;
}
