namespace FluentMigrator;

/// <summary>Marks a migration without a version that runs after the others whenever its profile is asked for by name.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public class ProfileAttribute : Attribute
{
    public ProfileAttribute(string profileName)
    {
        ProfileName = profileName;
    }

    /// <summary>The name that selects the profile; its case matters.</summary>
    public string ProfileName { get; }
}
